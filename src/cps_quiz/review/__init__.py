"""Memory: how well each question is remembered, what to ask next, and the plan up to the exam."""

"""Exam profiles: what a mock exam is modeled on, and what plan and readiness aim at."""

"""The JSON Schema of the exam profiles, for editors."""

from cps_quiz.bank.schema import Schema, schema_of
from cps_quiz.exams.profile import Profile

SCHEMA_ID = "exam.schema.json"


def profile_schema() -> Schema:
    """Return the schema as plain values."""
    return schema_of(Profile, file_name=SCHEMA_ID, title="cps-quiz exam profile, format 1")

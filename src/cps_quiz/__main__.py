"""``python -m cps_quiz`` is the same program as ``cps-quiz``."""

from cps_quiz.cli.app import main

if __name__ == "__main__":
    main()

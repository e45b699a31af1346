"""The parts of Scripts/mutants.py."""

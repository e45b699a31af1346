// `import CeremonyLog` gives a user everything that a ceremony needs.
@_exported public import DKG

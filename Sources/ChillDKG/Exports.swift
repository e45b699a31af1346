// `import ChillDKG` gives a user everything that a session needs.
@_exported public import DKG

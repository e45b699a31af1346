// `import FROSTKeyGeneration` gives a user everything that a session needs, and nothing of the robust ceremony.
@_exported public import FROSTPackages

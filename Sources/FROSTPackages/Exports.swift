// `import FROSTPackages` gives a user everything that a package consists of.
@_exported public import ThresholdKeys

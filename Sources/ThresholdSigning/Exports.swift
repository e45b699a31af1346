// `import ThresholdSigning` gives a user everything that a signature consists of.
@_exported public import ThresholdKeys

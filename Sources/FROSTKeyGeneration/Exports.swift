// The key that comes out, and everything that goes in, are types of DKG.
@_exported public import DKG

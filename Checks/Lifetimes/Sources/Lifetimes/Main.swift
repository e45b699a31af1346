import Foundation

/// Measures for every construct whether a noncopyable value in it is destroyed.
///
/// It fails if the compiler's answer is another than the one that is written here, in either direction: a
/// construct that is no longer safe must be kept out of the sources, and one that has become safe need not
/// be refused any more.
@main
enum Main {
    static func main() throws {
        #if DEBUG
            let build = "debug"
        #else
            let build = "release"
        #endif
        let constructs = bindings() + loops() + conditions() + owners()
        var changed = 0
        for construct in constructs {
            let isDestroyed = try construct.measure()
            let verdict = isDestroyed ? "destroyed" : "FORGOTTEN"
            if isDestroyed == construct.isDestroyed {
                print("\(build): \(verdict): \(construct.name)")
            } else {
                changed += 1
                print("\(build): \(verdict), and it was not so before: \(construct.name)")
            }
        }
        guard changed == 0 else {
            print(
                "lifetimes: \(build): the compiler's answer changed for \(changed) constructs; bring "
                    + "Checks/Lifetimes, Scripts/noncopyable-lets.py and Docs/Security.md up to date"
            )
            exit(1)
        }
        let forgotten = constructs.filter { !$0.isDestroyed }.count
        print(
            "lifetimes: \(build): \(constructs.count) constructs, \(forgotten) of which forget the "
                + "value; all as before")
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The members of a JSON object: distinct names in the order they were written.
///
/// Names are compared by their bytes. Two objects are equal when they have the same members in any order.
public struct JSONObject: Sendable {
    private var list: NameList
    public private(set) var values: [JSONValue]

    public init() {
        list = NameList()
        values = []
    }

    /// Makes an object of members, leaving out those whose value is nil.
    ///
    /// A name given twice is a bug.
    public init(_ members: [(String, JSONValue?)]) {
        self.init()
        for case (let name, let value?) in members {
            precondition(list.append(name), "duplicate member name")
            values.append(value)
        }
    }

    init(list: NameList, values: [JSONValue]) {
        self.list = list
        self.values = values
    }

    public var names: [String] { list.names }

    public var count: Int { values.count }

    /// The value of a member, or nil if there is none.
    ///
    /// A new name is added at the end; setting nil removes the member, in time linear in their number.
    public subscript(name: String) -> JSONValue? {
        get { list.position(of: name).map { values[$0] } }
        set {
            guard let position = list.position(of: name) else {
                if let newValue, list.append(name) { values.append(newValue) }
                return
            }
            if let newValue {
                values[position] = newValue
            } else {
                list.remove(at: position)
                values.remove(at: position)
            }
        }
    }

    /// Where a member stands in ``names`` and ``values``.
    package func position(of name: String) -> Int? {
        list.position(of: name)
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left.names, left.values).allSatisfy { name, value in right[name] == value }
    }

    /// Combines the members so that their order does not count.
    public func hash(into hasher: inout Hasher) {
        var all = 0
        for (name, value) in zip(names, values) {
            var member = Hasher()
            JSONName.hash(name, into: &member)
            member.combine(value)
            all ^= member.finalize()
        }
        hasher.combine(all)
        hasher.combine(count)
    }
}

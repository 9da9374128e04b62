// SPDX-License-Identifier: Apache-2.0

internal import CLibXML2

/// Reads HTML of any quality into a tree: the only place that speaks to libxml2.
///
/// Nothing is fetched, no entity of a document type is expanded, no script runs. libxml2 ends a page that nests more
/// than 256 elements; such a page is refused rather than cut short.
enum HTMLReader {
    static let largestNodeCount = 1_000_000

    /// Of one tag; libxml2 compares each attribute with all before it.
    private static let largestAttributeCount = 20_000

    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    static func tree(of text: String) throws(PageError) -> PageTree {
        guard !hasEndlessTag(text) else {
            throw PageError(
                .pageUnreadable,
                "a tag of the page has more than \(largestAttributeCount) attributes"
            )
        }
        guard isReady, let context = htmlNewParserCtxt() else {
            throw PageError(.pageUnreadable, "no memory to read the page")
        }
        defer { htmlFreeParserCtxt(context) }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
            HTML_PARSE_NODEFDTD,
            HTML_PARSE_IGNORE_ENC,
        ]
        let flags = options.reduce(0) { $0 | Int32(bitPattern: $1.rawValue) }
        var copy = text
        let document = copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                htmlCtxtReadMemory(context, chars.baseAddress, Int32(chars.count), nil, "UTF-8", flags)
            }
        }
        guard let document else { throw PageError(.pageUnreadable, "the page is no HTML") }
        defer { xmlFreeDoc(document) }
        guard context.pointee.disableSAX == 0 else {
            throw PageError(.pageUnreadable, "the page nests its elements too deeply")
        }
        guard let root = xmlDocGetRootElement(document) else {
            throw PageError(.pageEmpty, "the page holds no text")
        }
        return try tree(root)
    }

    /// Counts white space between the begin of a tag and the next ">", which attributes need between them.
    private static func hasEndlessTag(_ text: String) -> Bool {
        var count = -1
        var last: UInt8 = 0
        for octet in text.utf8 {
            if last == UInt8(ascii: "<"), (octet | 0x20) >= 0x61, (octet | 0x20) <= 0x7A { count = 0 }
            if octet == UInt8(ascii: ">") { count = -1 }
            if count >= 0, octet <= 0x20 {
                count += 1
                if count > largestAttributeCount { return true }
            }
            last = octet
        }
        return false
    }

    private static func tree(_ root: xmlNodePtr) throws(PageError) -> PageTree {
        var tree = PageTree()
        var open: [Int] = []
        var next: xmlNodePtr? = root
        while let node = next {
            guard tree.nodes.count < largestNodeCount else {
                throw PageError(.pageTooLarge, "the page has more than \(largestNodeCount) nodes")
            }
            let position = tree.nodes.count
            tree.nodes.append(read(node, parent: open.last ?? -1))
            tree.nodes[position].end = position + 1
            if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
                open.append(position)
                next = child
                continue
            }
            next = following(node, root: root, &open, &tree)
        }
        while let position = open.popLast() { tree.nodes[position].end = tree.nodes.count }
        return tree
    }

    /// The next node in document order that is not inside this one; closes what ends before it.
    private static func following(
        _ node: xmlNodePtr,
        root: xmlNodePtr,
        _ open: inout [Int],
        _ tree: inout PageTree
    ) -> xmlNodePtr? {
        var current = node
        while current != root {
            if let sibling = current.pointee.next { return sibling }
            guard let parent = current.pointee.parent, let position = open.popLast() else { return nil }
            tree.nodes[position].end = tree.nodes.count
            current = parent
        }
        return nil
    }

    private static func read(_ node: xmlNodePtr, parent: Int) -> PageNode {
        var read = PageNode(name: "", attributes: [:], text: "", parent: parent, end: 0)
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: read.text = string(node.pointee.content)
        case XML_ELEMENT_NODE:
            read.name = localName(node.pointee.name)
            var attribute = node.pointee.properties
            while let found = attribute {
                let name = string(found.pointee.name).lowercased()
                if read.attributes[name] == nil { read.attributes[name] = value(of: found) }
                attribute = found.pointee.next
            }
        default: read.name = "#other"
        }
        return read
    }

    private static func value(of attribute: xmlAttrPtr) -> String {
        var value = ""
        var part = attribute.pointee.children
        while let text = part {
            value += string(text.pointee.content)
            part = text.pointee.next
        }
        return value
    }

    private static func localName(_ name: UnsafePointer<xmlChar>?) -> String {
        let name = string(name).lowercased()
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }
}

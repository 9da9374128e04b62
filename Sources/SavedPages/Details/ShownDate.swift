// SPDX-License-Identifier: Apache-2.0

/// The date of publication as a page shows it: by its headline, or said to be that.
enum ShownDate {
    static func date(in blocks: [PageBlock], headline: Int?) -> PageDate? {
        let firstProse = blocks.indices.first {
            blocks[$0].isProse && blocks[$0].region == .article && $0 > headline ?? -1
        }
        if let headline {
            let end = min(firstProse ?? blocks.count, headline + 25)
            for index in headline..<max(end, headline) {
                if let date = date(in: blocks[index].text) { return date }
            }
            for index in (max(0, headline - 3)..<headline).reversed() where blocks[index].region == .article {
                if let date = date(in: blocks[index].text) { return date }
            }
        } else if let firstProse {
            for index in max(0, firstProse - 6)..<firstProse {
                if let date = date(in: blocks[index].text) { return date }
            }
        }
        for block in blocks
        where block.region != .comments && block.region != .related && block.text.count <= 160 {
            let text = block.text.lowercased()
            if ["publish", "posted", "date:"].contains(where: { text.contains($0) }),
                let date = date(in: block.text)
            {
                return date
            }
        }
        return nil
    }

    /// A date of a short text, unless it is when the page was changed.
    static func date(in text: String) -> PageDate? {
        guard text.count <= 300 else { return nil }
        let lower = text.lowercased()
        let change = ["updated", "modified", "last edited", "as of"].compactMap {
            lower.firstRange(of: $0)?.lowerBound
        }.min()
        guard let change else { return DateReader.date(in: text) }
        return DateReader.date(in: String(lower[..<change]))
    }
}

/// A day in the path of an address, as `/2024/02/03/`.
enum AddressDate {
    static func date(in address: String) -> PageDate? {
        let parts = address.split(separator: "/").map(String.init)
        for index in parts.indices where index + 2 < parts.count {
            let three = parts[index...index + 2]
            guard three.map(\.count) == [4, 2, 2], three.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
                continue
            }
            return DateReader.date(in: three.joined(separator: "-"))
        }
        return nil
    }
}

// SPDX-License-Identifier: Apache-2.0

package import Exchange
internal import NoticeFormat

extension ChannelsBody {
    package init(channels: [ChannelView], pairs: [ServedPairView]) {
        self.init(
            channels: channels.map { Channel($0) },
            pairs: pairs.map { pair in
                Pair(
                    from: pair.pair.from.text,
                    to: pair.pair.to.text,
                    carried: pair.carried,
                    index: pair.lastIndex,
                    keptAt: pair.lastKeptAt?.text
                )
            }
        )
    }
}

extension ChannelsBody.Channel {
    fileprivate init(_ view: ChannelView) {
        counterpart = view.counterpart.text
        interval = view.interval
        outbound = ChannelsBody.Direction(view.outbound)
        inbound = ChannelsBody.Direction(view.inbound)
        ours = view.lastOwn.map { ChannelsBody.Status($0) }
        theirs = view.lastTheirs.map { ChannelsBody.Status($0) }
        outage = view.outage.map { ChannelsBody.Missed($0) }
        outages = view.outages.map { ChannelsBody.Missed($0) }
    }
}

extension ChannelsBody.Direction {
    fileprivate init(_ direction: ChannelView.Direction) {
        number = direction.own.number
        head = direction.own.head?.text
        theirNumber = direction.theirs?.number
        theirHead = direction.theirs?.head?.text
        agreement = direction.agreement.rawValue
    }
}

extension ChannelsBody.Status {
    fileprivate init(_ mark: ChannelView.Mark) {
        id = mark.id.text
        index = mark.index
        keptAt = mark.keptAt.text
        missed = mark.missed.map { span in
            ChannelsBody.Missed(
                from: span.from.text,
                to: span.to?.text,
                segment: span.segment.rawValue,
                problem: nil
            )
        }
        clock = mark.clock
    }
}

extension ChannelsBody.Missed {
    fileprivate init(_ outage: OutageRecord) {
        from = outage.start.text
        to = outage.end?.text
        segment = outage.segment.rawValue
        problem = outage.problem
    }
}

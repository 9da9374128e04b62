// SPDX-License-Identifier: Apache-2.0

/// How many of the hidden fields have to be opened.
public enum DisclosureMode: Sendable {
    /// Every one: what a recipient insists on, so that no field turns up later as "we warned you".
    case complete
    /// Any number: what a stranger is shown.
    case partial
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Adopted or not, why, and the four figures under one bar of all delegates with the majority's line.
Card {
    id: card

    required property var view
    property bool low: false
    readonly property bool tight: width < 760 * Theme.scale
    readonly property color tone: view.adopted ? Theme.ok : Theme.danger
    readonly property var inks: ({
            "for": Theme.ballotFor,
            "against": Theme.ballotAgainst,
            "abstain": Theme.ballotAbstain,
            "not_voted": Theme.ballotNotVoted
        })

    objectName: "decision"
    implicitHeight: body.implicitHeight + (low ? 8 : 16)
    border.color: tone

    ColumnLayout {
        id: body

        width: parent.width
        spacing: 0

        OutcomeBand {
            Layout.fillWidth: true
            Layout.margins: 1
            view: card.view
            low: card.low
        }
        MajorityBar {
            Layout.fillWidth: true
            Layout.leftMargin: 20
            Layout.rightMargin: 20
            Layout.topMargin: (card.low ? 22 : 28) * Theme.scale
            implicitHeight: card.low ? 20 : 28
            counts: card.view.counts ?? []
            total: card.view.entitled ?? 0
            mark: card.view.needed_fraction ?? -1
            markText: card.view.needed_text ?? ""
            inks: card.inks
        }
        RowLayout {
            Layout.leftMargin: 20
            Layout.rightMargin: 20
            Layout.topMargin: card.low ? 4 : 12
            spacing: card.tight ? 6 : 12

            Repeater {
                model: card.view.counts ?? []

                RowLayout {
                    id: entry

                    required property var modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: implicitWidth
                    spacing: card.tight ? 6 : 10

                    AppText {
                        text: entry.modelData.count
                        size: (card.tight ? 24 : card.low ? 28 : 40) * Theme.scale
                        weight: Theme.weightBold
                        color: card.inks[entry.modelData.id]
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        RowLayout {
                            spacing: card.tight ? 3 : 5

                            Sign {
                                name: entry.modelData.sign
                                size: card.tight ? 13 : 15
                                color: card.inks[entry.modelData.id]
                            }
                            AppText {
                                Layout.fillWidth: true
                                text: entry.modelData.label
                                elide: Text.ElideRight
                                size: card.tight ? Theme.sizeCaption : Theme.sizeBody
                                weight: Theme.weightSemibold
                                color: card.inks[entry.modelData.id]
                            }
                        }
                        AppText {
                            text: entry.modelData.percent_text
                            color: Theme.textSoft
                        }
                    }
                }
            }
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// A line for each office holder: votes and percent of every level, and below it what follows by the rule.
ColumnLayout {
    id: table

    required property var view
    readonly property var inks: ({
            "high": Theme.ballotFor,
            "confidence": Theme.ballotFor,
            "medium": Theme.accent,
            "low": Theme.ballotAgainst,
            "no_confidence": Theme.ballotAgainst
        })
    readonly property real cell: 118 * Theme.scale

    spacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: 8

        AppText {
            Layout.fillWidth: true
            text: qsTrId("desktop.tally.who")
            size: Theme.sizeCaption
            color: Theme.textSoft
        }
        Repeater {
            model: table.view.levels ?? []

            AppText {
                required property string modelData

                Layout.preferredWidth: table.cell
                horizontalAlignment: Text.AlignRight
                text: modelData
                elide: Text.ElideRight
                size: Theme.sizeCaption
                color: Theme.textSoft
            }
        }
    }
    Repeater {
        model: table.view.table ?? []

        ColumnLayout {
            id: row

            required property var modelData

            Layout.fillWidth: true
            spacing: 0

            Rectangle {
                Layout.fillWidth: true
                implicitHeight: 1
                color: Theme.line
            }
            RowLayout {
                Layout.topMargin: 4
                Layout.bottomMargin: row.modelData.follows === "" ? 4 : 0
                spacing: 8

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    AppText {
                        Layout.fillWidth: true
                        objectName: "holder"
                        text: row.modelData.name
                        elide: Text.ElideRight
                        weight: Theme.weightMedium
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: row.modelData.detail !== ""
                        text: row.modelData.detail
                        elide: Text.ElideRight
                        size: Theme.sizeCaption
                        color: Theme.textSoft
                    }
                }
                Repeater {
                    model: row.modelData.cells

                    RowLayout {
                        id: cell

                        required property var modelData

                        Layout.preferredWidth: table.cell
                        Layout.maximumWidth: table.cell
                        spacing: 6

                        AppText {
                            Layout.fillWidth: true
                            horizontalAlignment: Text.AlignRight
                            text: cell.modelData.count
                            size: Theme.sizeStrong
                            weight: Theme.weightBold
                            color: table.inks[cell.modelData.id] ?? Theme.text
                        }
                        AppText {
                            Layout.preferredWidth: 58 * Theme.scale
                            objectName: "levelPercent"
                            horizontalAlignment: Text.AlignRight
                            text: cell.modelData.percent_text
                            color: Theme.textSoft
                        }
                    }
                }
            }
            RowLayout {
                Layout.bottomMargin: 4
                visible: row.modelData.follows !== ""
                spacing: 6

                Sign {
                    name: "warning"
                    size: 14
                    color: Theme.danger
                }
                AppText {
                    Layout.fillWidth: true
                    objectName: "follows"
                    text: row.modelData.follows
                    wrapMode: Text.Wrap
                    color: Theme.danger
                    weight: Theme.weightMedium
                }
            }
        }
    }
}

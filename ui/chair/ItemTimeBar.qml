pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The item's time as one bar: used, now, left, reserved.
Card {
    id: card

    required property var stage
    property bool low: false
    readonly property var fills: ({
            "done": Theme.okSoft,
            "spoken": Theme.accentSoft,
            "now": Theme.accent,
            "left": Theme.canvas,
            "reserved": Theme.surface
        })
    readonly property var inks: ({
            "done": Theme.ok,
            "spoken": Theme.accent,
            "now": Theme.textOnAccent,
            "left": Theme.textSoft,
            "reserved": Theme.textSoft
        })

    implicitHeight: body.implicitHeight + (low ? 20 : 26)

    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: card.low ? 16 : 20
        anchors.rightMargin: anchors.leftMargin
        y: card.low ? 8 : 12
        spacing: card.low ? 6 : 10

        RowLayout {
            spacing: 6

            AppText {
                Layout.fillWidth: true
                text: qsTrId("desktop.stage.time")
                elide: Text.ElideRight
                weight: Theme.weightSemibold
            }
            AppText {
                text: card.stage.used_text ?? ""
                color: Theme.textSoft
            }
            AppText {
                text: card.stage.over_text ? "· " + card.stage.over_text : ""
                visible: text !== ""
                color: Theme.gold
                weight: Theme.weightMedium
            }
        }
        Item {
            id: track

            Layout.fillWidth: true
            implicitHeight: card.low ? 22 : 26

            Row {
                spacing: 2

                Repeater {
                    model: card.stage.segments ?? []

                    Rectangle {
                        id: part

                        required property var modelData
                        readonly property bool open: modelData.kind === "left" || modelData.kind === "reserved"

                        width: Math.max(2, track.width * modelData.fraction - 2)
                        height: track.height
                        radius: 4
                        color: card.fills[modelData.kind]
                        border.width: open ? 1 : 0
                        border.color: modelData.kind === "left" ? Theme.lineStrong : Theme.line

                        AppText {
                            anchors.centerIn: parent
                            width: parent.width - 12
                            visible: parent.width > 44
                            elide: Text.ElideRight
                            size: Theme.sizeCaption
                            weight: Theme.weightMedium
                            color: card.inks[part.modelData.kind]
                            text: part.modelData.text
                        }
                    }
                }
            }
            Rectangle {
                x: track.width * (card.stage.now_fraction ?? 0) - 2
                y: -4
                width: 2
                height: track.height + 8
                color: Theme.text
            }
        }
    }
}

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
    // Every part wide enough to be seen, and all of them together as wide as the bar.
    readonly property var pieces: {
        const parts = stage.segments ?? [];
        const wide = parts.map(part => Math.max(part.fraction, 0.008));
        const whole = wide.reduce((sum, share) => sum + share, 0) || 1;
        let from = 0;
        return parts.map((part, place) => {
            const share = wide[place] / whole;
            from += share;
            return {
                "text": part.text,
                "kind": part.kind,
                "from": from - share,
                "share": share
            };
        });
    }
    // Where the running phase has come to: what is left of it begins there, or its part ends there.
    readonly property real now: {
        const left = pieces.find(part => part.kind === "left");
        const running = pieces.find(part => part.kind === "now");
        const past = pieces.filter(part => part.kind !== "reserved");
        const last = running ?? past[past.length - 1];
        return left ? left.from : last ? last.from + last.share : 0;
    }
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

            Repeater {
                model: card.pieces

                Rectangle {
                    id: part

                    required property var modelData
                    readonly property bool open: modelData.kind === "left" || modelData.kind === "reserved"

                    x: track.width * modelData.from
                    width: Math.max(1, track.width * modelData.share - 2)
                    height: track.height
                    radius: Math.min(4, width / 2)
                    color: card.fills[modelData.kind]
                    border.width: open ? 1 : 0
                    border.color: modelData.kind === "left" ? Theme.lineStrong : Theme.line
                    Tip {
                        visible: hover.hovered && modelData.text !== "" && !word.visible
                        text: modelData.text
                    }

                    HoverHandler {
                        id: hover
                    }
                    AppText {
                        id: word

                        // A word is read whole or not at all; the pointer tells the rest.
                        anchors.centerIn: parent
                        visible: implicitWidth + 10 <= part.width
                        size: Theme.sizeCaption
                        weight: Theme.weightMedium
                        color: card.inks[part.modelData.kind]
                        text: part.modelData.text
                    }
                }
            }
            Rectangle {
                x: Math.min(track.width * card.now, track.width) - 2
                y: -4
                width: 2
                height: track.height + 8
                color: Theme.text
            }
        }
    }
}

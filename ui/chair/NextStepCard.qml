pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import projector
import theme

// The next step in its six states: ready, asking, sending, recorded, refused, link lost. One place, one size.
Rectangle {
    id: card

    required property var desk
    readonly property var step: desk.next_step
    readonly property var view: step.view
    readonly property bool live: desk.window.view.live
    readonly property string look: !live ? "lost" : view.state
    // A large type in a low window: the words get the room of the picture and the buttons.
    property bool flat: false
    readonly property bool asking: look === "asking"
    // The hall will not see what follows before the picture is let go.
    readonly property bool held: live && desk.strip.view.frozen === true
    readonly property var others: (view.others ?? []).slice(0, 2)
    // The buttons are made anew only when they become others: a new word on one does not take it from under a press.
    readonly property string otherKeys: others.map(other => other.key).join("\n")
    readonly property var none: ({
            "key": "",
            "button": "",
            "about": "",
            "keys": "",
            "blocked": "",
            "danger": false
        })

    // The main button, or Ctrl+Enter: what was asked is done with the reason that stands there.
    function act() {
        if (!card.asking)
            card.step.press();
        else if (reason.visible && reason.text.trim() === "")
            reason.forceActiveFocus();
        else
            card.step.confirm(reason.text);
    }

    implicitHeight: 137 * Theme.scale
    radius: 12
    color: Theme.surface
    border.width: look === "lost" ? 0 : 2
    border.color: look === "asking" ? Theme.gold : look === "recorded" ? Theme.ok : look === "refused" ? Theme.danger : Theme.accent
    Accessible.role: Accessible.Grouping
    Accessible.name: view.title ?? ""

    DashedFrame {
        anchors.fill: parent
        visible: card.look === "lost"
        stroke: 2
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 14
        anchors.rightMargin: 20
        anchors.topMargin: 10
        anchors.bottomMargin: 8
        spacing: 20

        ColumnLayout {
            Layout.fillWidth: false
            spacing: 2

            MiniScreen {
                // The row of minutes needs the room; the buttons stay where they are.
                implicitWidth: card.flat || minutes.visible ? 116 : 160
                label: qsTrId("desktop.strip.picture")
                scene: card.step.preview_scene
            }
            AppText {
                visible: !card.flat || card.look === "lost"
                Layout.maximumWidth: card.flat ? 116 : implicitWidth
                wrapMode: Text.Wrap
                size: Theme.sizeCaption
                objectName: "stepPicture"
                color: card.held ? Theme.gold : Theme.text
                text: card.look === "lost" ? qsTrId("desktop.step.last_picture") : card.held ? qsTrId("desktop.step.held") : card.look === "recorded" ? qsTrId("desktop.step.showing") : qsTrId("desktop.step.will_show")
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                // A long question says itself that it is one.
                visible: !card.asking || !title.wraps
                size: Theme.sizeCaption
                weight: Theme.weightMedium
                color: card.asking ? Theme.gold : card.look === "recorded" ? Theme.ok : card.look === "refused" ? Theme.danger : Theme.accent
                text: card.asking ? qsTrId("desktop.step.confirm") : card.look === "recorded" ? qsTrId("desktop.step.done") : card.look === "refused" ? qsTrId("desktop.step.refused") : qsTrId("desktop.step.next")
            }
            AppText {
                id: title

                // Measured, not counted: how many lines are laid out depends on the room that follows from this.
                readonly property bool wraps: titleAsked.advanceWidth > width

                Layout.fillWidth: true
                objectName: "stepTitle"
                text: card.view.title ?? ""
                size: card.flat && text.length > 44 ? Theme.sizeBody : Theme.sizeStrong
                weight: Theme.weightSemibold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            AppText {
                id: words

                // A reason is read to its end: what has no room in three lines is written smaller.
                readonly property bool much: asked.advanceWidth > (reason.visible ? 1 : title.wraps ? 1.8 : 2.6) * width

                Layout.fillWidth: true
                objectName: "stepText"
                wrapMode: Text.Wrap
                size: much ? Theme.sizeCaption : Theme.sizeBody
                maximumLineCount: minutes.visible || day.visible ? 1 : much && !title.wraps ? 4 : 3
                elide: Text.ElideRight
                color: card.look === "refused" || card.view.blocked ? Theme.danger : card.look === "lost" ? Theme.gold : Theme.textSoft
                weight: card.look === "refused" || card.look === "lost" || card.view.blocked ? Theme.weightMedium : Theme.weightRegular
                text: card.look === "lost" ? qsTrId("desktop.step.lost") : card.look === "refused" || card.look === "sending" ? card.view.outcome : card.view.blocked ? card.view.blocked : card.view.text ?? ""
            }
            TextMetrics {
                id: titleAsked

                font.family: title.font.family
                font.pixelSize: title.font.pixelSize
                font.weight: title.font.weight
                text: title.text
            }
            TextMetrics {
                id: asked

                font.family: words.font.family
                font.pixelSize: Theme.sizeBody
                text: words.text
            }
            EntryField {
                id: reason

                Layout.fillWidth: true
                objectName: "reason"
                implicitHeight: (title.wraps ? 28 : 32) * Theme.scale
                visible: card.asking && card.view.asks_reason === true
                placeholderText: qsTrId("desktop.step.reason")
                onVisibleChanged: {
                    text = "";
                    if (visible)
                        forceActiveFocus();
                }
            }
            MinutesRow {
                id: minutes

                Layout.fillWidth: true
                Layout.topMargin: 6
                visible: card.asking && card.view.asks_minutes === true
                minutes: card.view.minutes ?? 0
                steps: card.view.minute_steps ?? []
                onChosen: minutes => card.step.set_minutes(minutes)
            }
            DayRow {
                id: day

                Layout.fillWidth: true
                Layout.topMargin: 6
                visible: card.asking && card.view.asks_date === true
                days: card.view.days ?? []
                onChosen: typed => card.step.set_day(typed)
            }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.fillHeight: false
            Layout.alignment: Qt.AlignVCenter
            spacing: 6

            StepButton {
                Layout.fillWidth: true
                Layout.minimumWidth: (card.flat ? 180 : 220) * Theme.scale
                objectName: "nextStep"
                card: card.view
                look: card.look
                onClicked: card.act()
            }
            ActButton {
                Layout.fillWidth: true
                objectName: "goBack"
                visible: card.asking
                text: qsTrId("desktop.step.back")
                keys: "Esc"
                onClicked: card.step.cancel()
            }
            RowLayout {
                visible: !card.asking && card.look !== "recorded"
                spacing: 8

                Repeater {
                    model: card.otherKeys === "" ? [] : card.otherKeys.split("\n")

                    ActButton {
                        id: other

                        required property int index
                        readonly property var modelData: card.others[index] ?? card.none

                        Layout.fillWidth: true
                        objectName: `step-${modelData.key}`
                        enabled: card.live && card.look !== "sending" && modelData.blocked === ""
                        tone: modelData.danger ? "danger" : modelData.keys ? "normal" : "link"
                        text: modelData.button
                        keys: modelData.keys
                        Accessible.description: modelData.about
                        onClicked: card.step.press_key(modelData.key)

                        // A word on a button is short: what it does stands beside it, also for who comes by the keyboard.
                        Tip {
                            // Over the card, so that the step itself stays in sight.
                            objectName: "stepTip"
                            parent: card
                            x: card.width - width
                            y: -height - 4
                            visible: (other.hovered || other.visualFocus) && other.modelData.about !== ""
                            delay: 500
                            width: Math.min(implicitWidth, 360 * Theme.scale)
                            text: other.modelData.about
                        }
                    }
                }
            }
        }
    }
}

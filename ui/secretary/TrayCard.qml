import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// One file: how far it has come, the field for its password, or why it was refused and what helps.
Rectangle {
    id: card

    required property var desk
    required property string id
    required property string name
    required property string standing
    required property real share
    required property string text
    required property bool wrong
    required property bool stopping
    readonly property bool refused: standing === "refused"
    readonly property bool locked: standing === "locked"
    readonly property color ink: refused || wrong ? Theme.danger : locked ? Theme.gold : Theme.text
    signal fileAsked

    objectName: "trayCard"
    radius: Theme.radiusCard
    color: refused ? Theme.dangerSoft : locked ? Theme.goldSoft : Theme.surface
    border.color: refused ? Theme.danger : locked ? Theme.gold : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: `${name}: ${text}`

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 10
        anchors.leftMargin: 14
        anchors.rightMargin: 14
        spacing: 4

        RowLayout {
            spacing: 8

            Sign {
                visible: card.refused || card.locked
                name: card.refused ? "close" : "lock"
                size: 18 * Theme.scale
                stroke: 2.4
                color: card.ink
            }
            AppText {
                Layout.fillWidth: true
                text: card.name
                elide: Text.ElideMiddle
                weight: Theme.weightMedium
            }
            AppText {
                visible: card.share >= 0
                text: `${Math.round(card.share * 100)}%`
                weight: Theme.weightSemibold
            }
            ActionButton {
                objectName: "chooseOther"
                visible: card.refused
                kind: "quiet"
                size: "row"
                implicitHeight: 26
                text: qsTrId("desktop.tray.choose_other")
                onClicked: card.fileAsked()
            }
            ActionButton {
                objectName: "dismissFile"
                visible: card.refused || card.locked
                kind: "quiet"
                size: "row"
                implicitHeight: 26
                sign: "close"
                text: ""
                Accessible.name: qsTrId("desktop.tray.dismiss")
                onClicked: card.desk.tray.dismiss(card.id)
            }
        }
        Bar {
            Layout.fillWidth: true
            visible: card.standing === "under_way"
            thickness: 6
            parts: [
                {
                    "share": Math.max(0, card.share),
                    "color": Theme.accent
                }
            ]
        }
        RowLayout {
            Layout.fillHeight: true
            spacing: 10

            AppText {
                id: reason

                objectName: "trayText"
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: card.refused ? `${qsTrId("desktop.tray.refused")}: ${card.text}` : card.text
                size: Theme.sizeCaption
                leading: 1.4
                verticalAlignment: card.refused ? Text.AlignTop : Text.AlignVCenter
                wrapMode: Text.Wrap
                elide: Text.ElideRight
                color: card.standing === "under_way" ? Theme.textSoft : card.wrong ? Theme.danger : Theme.text
                Tip {
                    visible: hover.hovered && reason.truncated
                    text: reason.text
                }

                HoverHandler {
                    id: hover
                }
            }
            ActionButton {
                objectName: "stopFile"
                visible: card.standing === "under_way"
                kind: "quiet"
                size: "row"
                enabled: !card.stopping
                text: qsTrId("desktop.tray.stop")
                onClicked: card.desk.tray.stop(card.id)
            }
            PasswordEntry {
                visible: card.locked
                Layout.preferredWidth: Math.max(210, card.width * 0.55)
                onGiven: password => card.desk.tray.unlock(card.id, password)
            }
        }
    }
}

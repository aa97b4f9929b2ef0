pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// One who has not voted. Entering by hand is the secretary's act and asks for the choice and the reason.
Rectangle {
    id: row

    required property var desk
    required property string name
    required property string seat
    required property string note
    required property bool needs_help
    required property bool here
    required property string delegate_id
    required property var choices
    property bool entering: false

    // What was begun for one delegate is not there for the next, nor is the keyboard.
    ListView.onPooled: {
        visible = false;
        entering = false;
    }
    ListView.onReused: visible = true

    implicitHeight: entering ? body.implicitHeight + 16 : note !== "" ? Math.max(52 * Theme.scale, body.implicitHeight + 12) : 31 * Theme.scale
    color: needs_help ? Theme.dangerSoft : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: `${seat} ${name} ${note}`

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    HoverHandler {
        id: hover
    }
    ColumnLayout {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: 18
        anchors.rightMargin: 14
        spacing: 4

        RowLayout {
            spacing: 8

            Sign {
                visible: row.needs_help
                name: "warning"
                size: 16
                color: Theme.danger
            }
            AppText {
                Layout.preferredWidth: 32 * Theme.scale
                visible: !row.needs_help
                text: row.seat
                size: Theme.sizeCaption
                weight: Theme.weightSemibold
                color: Theme.textSoft
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                AppText {
                    Layout.fillWidth: true
                    text: row.name
                    wrapMode: row.needs_help ? Text.Wrap : Text.NoWrap
                    elide: Text.ElideRight
                    weight: row.needs_help ? Theme.weightSemibold : Theme.weightRegular
                    color: row.needs_help ? Theme.danger : Theme.text
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text !== ""
                    text: [row.needs_help ? row.seat : "", row.note].filter(part => part).join(" · ")
                    size: Theme.sizeCaption
                    wrapMode: row.needs_help ? Text.Wrap : Text.NoWrap
                    elide: Text.ElideRight
                }
            }
            // Made where it is shown: a full list of rows comes with the picture of a ballot that opens.
            Loader {
                active: row.here && row.choices.length > 0 && (row.needs_help || row.entering || hover.hovered || activeFocus)
                visible: active
                sourceComponent: ActButton {
                    objectName: "enter"
                    implicitHeight: row.needs_help || row.entering ? 32 : 28
                    small: true
                    tone: row.needs_help ? "normal" : "link"
                    text: row.entering ? qsTrId("desktop.step.back") : qsTrId("desktop.ballot.enter")
                    onClicked: row.entering = !row.entering
                }
            }
        }
        Loader {
            Layout.fillWidth: true
            active: row.entering
            visible: active
            sourceComponent: ColumnLayout {
                spacing: 4

                EntryField {
                    id: reason

                    Layout.fillWidth: true
                    objectName: "enterReason"
                    placeholderText: qsTrId("desktop.ballot.enter_reason")
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: 6

                    Repeater {
                        model: row.choices

                        ActButton {
                            required property var modelData

                            objectName: `enter-${modelData.id}`
                            small: true
                            horizontalPadding: 8
                            runner: row.desk.runner
                            place: `ballot.enter.${row.delegate_id}`
                            enabled: usable && reason.text.trim() !== ""
                            text: modelData.label
                            onClicked: row.desk.ballot.enter_vote(row.delegate_id, modelData.id, reason.text.trim())
                        }
                    }
                }
            }
        }
    }
}

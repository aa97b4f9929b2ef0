pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import projector
import theme

// What to put on the screen by hand: the picture as the hall will see it stands here before anything is shown.
Sheet {
    id: sheet

    required property var desk
    readonly property var model: desk.showing
    readonly property var view: model.view

    function openAt(picked: string) {
        model.pick(picked);
        open();
    }

    objectName: "showSheet"
    heading: qsTrId("desktop.showing.heading")
    sheetWidth: 960
    sheetHeight: 560
    onOpened: {
        model.watch(true);
        if (view.worded)
            words.forceActiveFocus();
    }
    onClosed: model.watch(false)

    Connections {
        target: sheet.model

        function onShown() {
            sheet.close();
        }
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "showing"
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: 24

        ColumnLayout {
            Layout.preferredWidth: 230
            Layout.fillWidth: false
            Layout.fillHeight: true
            spacing: 4

            Repeater {
                model: sheet.view.choices

                AbstractButton {
                    id: choice
                    required property var modelData
                    readonly property bool picked: modelData.value === sheet.view.picked

                    objectName: `show_${modelData.value}`
                    Layout.fillWidth: true
                    implicitHeight: 40 * Theme.scale
                    Accessible.role: Accessible.RadioButton
                    Accessible.name: modelData.text
                    Accessible.checked: picked
                    onClicked: sheet.model.pick(modelData.value)

                    background: Rectangle {
                        radius: 8
                        color: choice.picked ? Theme.accentSoft : choice.hovered ? Theme.canvas : "transparent"
                        border.width: choice.visualFocus ? 2 : choice.picked ? 1 : 0
                        border.color: Theme.accent
                    }
                    contentItem: AppText {
                        leftPadding: 12
                        text: choice.modelData.text
                        weight: choice.picked ? Theme.weightSemibold : Theme.weightRegular
                        elide: Text.ElideRight
                        verticalAlignment: Text.AlignVCenter
                    }
                }
            }
            Item {
                Layout.fillHeight: true
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 10

            MiniScreen {
                objectName: "showPreview"
                Layout.fillWidth: true
                Layout.preferredHeight: width * 9 / 16
                Layout.maximumHeight: sheet.height - 250 * Theme.scale
                Layout.maximumWidth: Layout.maximumHeight * 16 / 9
                label: qsTrId("desktop.showing.preview")
                scene: sheet.view.preview
            }
            RowLayout {
                visible: sheet.view.worded
                spacing: 10

                EntryField {
                    id: words

                    Layout.fillWidth: true
                    objectName: "noticeField"
                    placeholderText: sheet.view.timed ? qsTrId("desktop.showing.title_hint") : qsTrId("desktop.notice.hint")
                    maximumLength: 400
                    onTextChanged: sheet.model.write(text)
                    onAccepted: sheet.model.show()
                }
                EntryField {
                    Layout.preferredWidth: 200 * Theme.scale
                    objectName: "countdownTime"
                    visible: sheet.view.timed
                    placeholderText: qsTrId("desktop.showing.time_hint")
                    maximumLength: 8
                    onTextChanged: sheet.model.end_at(text)
                    onAccepted: sheet.model.show()
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text !== ""
                text: sheet.view.hint
                color: Theme.gold
                wrapMode: Text.Wrap
                size: Theme.sizeCaption
            }
            Item {
                Layout.fillHeight: true
            }
        }
    }
    RowLayout {
        ActButton {
            objectName: "follow"
            enabled: sheet.view.pinned && usable
            text: qsTrId("desktop.notice.follow")
            onClicked: sheet.model.follow()
        }
        Item {
            Layout.fillWidth: true
        }
        ActButton {
            objectName: "showNow"
            tone: "main"
            enabled: sheet.view.ready && usable
            runner: sheet.desk.runner
            place: "showing.show"
            text: qsTrId("desktop.notice.show")
            onClicked: sheet.model.show()
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import theme

// An opinion that came on paper is written down for its delegate.
ColumnLayout {
    id: form

    required property var desk
    readonly property var opinions: desk.opinions
    readonly property var view: opinions.view
    property string person: ""
    property string about: view.item
    signal done

    spacing: 8

    RowLayout {
        spacing: 8

        ChoiceOf {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            objectName: "opinionPerson"
            options: form.visible ? form.opinions.lists.people : []
            value: form.person
            onPicked: value => form.person = value
            Accessible.name: qsTrId("desktop.opinions.person")
        }
        ChoiceOf {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            objectName: "opinionItem"
            options: form.visible ? form.opinions.lists.items : []
            value: form.about
            onPicked: value => form.about = value
            Accessible.name: qsTrId("desktop.opinions.item")
        }
    }
    ScrollView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true

        TextArea {
            id: words

            objectName: "opinionText"
            verticalAlignment: TextArea.AlignTop
            wrapMode: TextArea.Wrap
            textFormat: TextEdit.PlainText
            font.family: Theme.family
            font.pixelSize: Theme.sizeBody
            color: Theme.text
            placeholderText: qsTrId("desktop.opinions.text")
            placeholderTextColor: Theme.textSoft
            Accessible.name: placeholderText
            background: Rectangle {
                radius: 8
                color: Theme.canvas
                border.width: words.activeFocus ? 2 : 1
                border.color: words.activeFocus ? Theme.accent : Theme.lineStrong
            }
        }
    }
    RowLayout {
        spacing: 8

        Item {
            Layout.fillWidth: true
        }
        ActButton {
            objectName: "paperBack"
            text: qsTrId("desktop.step.back")
            onClicked: form.done()
        }
        ActButton {
            objectName: "handIn"
            tone: "main"
            runner: form.desk.runner
            place: "opinions.hand_in"
            enabled: usable && form.person !== "" && form.about !== "" && words.text.trim() !== ""
            text: qsTrId("desktop.opinions.hand_in")
            onClicked: form.opinions.hand_in(form.person, form.about, words.text)
        }
    }
    Connections {
        target: form.opinions

        function onRecorded() {
            words.text = "";
            form.person = "";
            form.done();
        }
    }
}

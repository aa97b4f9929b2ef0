import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// What the paper is called and sorted by; each change counts at once and can be undone.
ColumnLayout {
    id: details

    required property var desk
    readonly property var inspector: desk.inspector
    readonly property var view: inspector.view
    readonly property var choices: inspector.choices
    signal secrecyAsked(bool allowed)

    Layout.fillWidth: true
    spacing: 6

    component Label: AppText {
        Layout.preferredWidth: 58 * Theme.scale
        size: Theme.sizeCaption
        wrapMode: Text.Wrap
        soft: true
    }

    AppText {
        text: qsTrId("desktop.inspector.details")
        weight: Theme.weightSemibold
    }
    InspectorBox {
        enabled: details.desk.runner.live

        GridLayout {
            Layout.fillWidth: true
            columns: details.width < 240 * Theme.scale ? 1 : 2
            rowSpacing: 6
            columnSpacing: 8

            Label {
                text: qsTrId("desktop.inspector.title")
            }
            KeptField {
                objectName: "paperTitle"
                Layout.fillWidth: true
                inspector: details.inspector
                kept: details.view.title
                keepsTyped: true
                Accessible.name: qsTrId("desktop.inspector.title")
                onWritten: (text, opened) => details.inspector.put_over("title", text, opened)
            }
            Label {
                text: qsTrId("desktop.inspector.kind")
            }
            ChoiceOf {
                objectName: "paperKind"
                Layout.fillWidth: true
                options: details.choices.kinds
                value: details.view.kind
                Accessible.name: qsTrId("desktop.inspector.kind")
                onPicked: value => details.inspector.put("kind", value)
            }
            Label {
                text: qsTrId("desktop.inspector.item_name")
            }
            ChoiceOf {
                objectName: "paperItem"
                Layout.fillWidth: true
                options: details.choices.items
                value: details.view.item_id
                Accessible.name: qsTrId("desktop.inspector.item_name")
                onPicked: value => details.inspector.put("item_id", value)
            }
            Label {
                text: qsTrId("desktop.inspector.number")
            }
            KeptField {
                objectName: "paperNumber"
                Layout.fillWidth: true
                inspector: details.inspector
                kept: details.view.number
                keepsTyped: true
                Accessible.name: qsTrId("desktop.inspector.number")
                onWritten: (text, opened) => details.inspector.put_over("number", text, opened)
            }
            Label {
                text: qsTrId("desktop.inspector.class")
            }
            ChoiceOf {
                objectName: "paperClass"
                Layout.fillWidth: true
                options: details.choices.classes
                value: details.view.classification
                Accessible.name: qsTrId("desktop.inspector.class")
                onPicked: value => details.inspector.put("classification", value)
            }
        }
        AppText {
            Layout.fillWidth: true
            wrapMode: Text.Wrap
            size: Theme.sizeCaption
            soft: true
            text: details.view.secrecy_allowed ? qsTrId("desktop.inspector.secrecy_on") : qsTrId("desktop.inspector.secrecy_off")
        }
        ActButton {
            objectName: "secrecy"
            Layout.leftMargin: -8
            small: true
            tone: "link"
            runner: details.desk.runner
            place: "inspector.secrecy"
            text: details.view.secrecy_allowed ? qsTrId("desktop.inspector.forbid_secrecy") : qsTrId("desktop.inspector.allow_secrecy")
            onClicked: details.secrecyAsked(!details.view.secrecy_allowed)
        }
    }
}

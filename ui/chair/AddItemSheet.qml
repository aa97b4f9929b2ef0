pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// An item that came up in the hall, in two steps: its title, then its place.
Sheet {
    id: sheet

    required property var desk
    readonly property var acts: desk.acts
    property bool placing: false
    property string after: ""
    readonly property bool named: title.text.trim() !== ""

    function add() {
        acts.add(title.text, minutes.number, after);
        close();
    }

    objectName: "addItemSheet"
    heading: qsTrId("desktop.add_item.heading")
    sheetWidth: 720
    sheetHeight: placing ? 600 : 330
    onAboutToShow: {
        placing = false;
        title.text = "";
        minutes.text = "10";
        acts.begin(desk.next_step.target);
        after = acts.place_for(desk.next_step.target);
    }
    onOpened: title.forceActiveFocus()

    AppText {
        text: sheet.placing ? qsTrId("desktop.add_item.step_two") : qsTrId("desktop.add_item.step_one")
        weight: Theme.weightMedium
        color: Theme.textSoft
    }
    EntryField {
        id: title

        Layout.fillWidth: true
        objectName: "addItemTitle"
        visible: !sheet.placing
        maximumLength: 400
        placeholderText: qsTrId("desktop.add_item.title")
        onAccepted: if (sheet.named)
            sheet.placing = true
    }
    FormField {
        visible: !sheet.placing
        label: qsTrId("desktop.add_item.minutes")

        NumberEntry {
            id: minutes

            objectName: "addItemMinutes"
            Accessible.name: qsTrId("desktop.add_item.minutes")
        }
    }
    AppText {
        Layout.fillWidth: true
        visible: sheet.placing
        text: title.text
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        size: Theme.sizeStrong
        weight: Theme.weightSemibold
    }
    ListView {
        id: places

        objectName: "addItemPlaces"
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: sheet.placing
        clip: true
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.visible ? sheet.acts.lists.places : []
        onVisibleChanged: if (visible)
            positionViewAtIndex(Math.max(0, model.findIndex(place => place.value === sheet.after)), ListView.Center)
        delegate: ActButton {
            required property var modelData

            objectName: `place-${modelData.value}`
            width: ListView.view.width
            small: true
            tone: sheet.after === modelData.value ? "main" : "normal"
            text: modelData.text
            onClicked: sheet.after = modelData.value
        }
    }
    AppText {
        Layout.fillWidth: true
        text: qsTrId("desktop.add_item.help")
        wrapMode: Text.Wrap
        size: Theme.sizeCaption
        color: Theme.textSoft
    }
    Item {
        Layout.fillHeight: !sheet.placing
    }
    RowLayout {
        ActButton {
            objectName: "addItemBack"
            visible: sheet.placing
            text: qsTrId("desktop.add_item.back")
            onClicked: sheet.placing = false
        }
        Item {
            Layout.fillWidth: true
        }
        ActButton {
            objectName: "addItemNext"
            tone: "main"
            enabled: sheet.named
            text: sheet.placing ? qsTrId("desktop.add_item.add") : qsTrId("desktop.add_item.next")
            onClicked: sheet.placing ? sheet.add() : sheet.placing = true
        }
    }
}

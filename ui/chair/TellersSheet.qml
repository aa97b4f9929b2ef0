pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import controls
import theme

// The tellers as the council has elected them: at least so many, one of them the head, none of them a candidate.
Sheet {
    id: sheet

    required property var desk
    readonly property var tellers: desk.tellers
    readonly property var view: tellers.view

    objectName: "tellersSheet"
    heading: qsTrId("desktop.tellers.heading")
    sheetWidth: 720
    sheetHeight: 640
    onAboutToShow: {
        search.text = "";
        tellers.begin();
    }
    onOpened: search.forceActiveFocus()

    Connections {
        target: sheet.tellers

        function onSaved() {
            sheet.close();
        }
    }

    EntryField {
        id: search

        Layout.fillWidth: true
        objectName: "tellersSearch"
        seeks: true
        placeholderText: qsTrId("desktop.tellers.search")
        onTextEdited: sheet.tellers.search(text)
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        objectName: "tellersRows"
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.tellers.rows
        ScrollBar.vertical: ScrollBar {
            policy: list.contentHeight > list.height + 2 ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        delegate: RowLayout {
            id: row

            required property string id
            required property string name
            required property string seat
            required property string unit
            required property bool chosen
            required property bool head
            required property bool candidate

            width: ListView.view.width - 14
            height: 42 * Theme.scale
            spacing: 10

            Tick {
                Layout.fillWidth: true
                objectName: "teller"
                checked: row.chosen
                text: `${row.seat} · ${row.name}${row.unit !== "" ? " · " + row.unit : ""}`
                onToggled: sheet.tellers.choose(row.id, checked)
            }
            AppText {
                visible: row.candidate
                text: qsTrId("desktop.tellers.candidate")
                size: Theme.sizeCaption
                color: Theme.danger
            }
            AppText {
                visible: row.head
                text: qsTrId("desktop.tellers.head")
                color: Theme.accent
                weight: Theme.weightSemibold
            }
            ActButton {
                objectName: "makeHead"
                visible: row.chosen && !row.head
                small: true
                tone: "link"
                text: qsTrId("desktop.tellers.make_head")
                onClicked: sheet.tellers.make_head(row.id)
            }
        }
    }
    AppText {
        Layout.fillWidth: true
        visible: (sheet.view.conflict ?? "") !== ""
        text: sheet.view.conflict ?? ""
        wrapMode: Text.Wrap
        color: Theme.danger
    }
    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "teller"
    }
    RowLayout {
        AppText {
            Layout.fillWidth: true
            objectName: "tellersText"
            text: sheet.view.text ?? ""
            color: sheet.view.enough === true ? Theme.ok : Theme.textSoft
            weight: Theme.weightMedium
        }
        ActButton {
            objectName: "saveTellers"
            tone: "main"
            runner: sheet.desk.runner
            place: "teller.save"
            enabled: usable && sheet.view.enough === true
            text: qsTrId("desktop.tellers.save")
            onClicked: sheet.tellers.save()
        }
    }
}

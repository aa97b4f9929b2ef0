pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Beside a count on paper: whether its figures agree, and who counts.
ColumnLayout {
    id: panel

    required property var desk
    readonly property var view: desk.count.view
    signal tellersAsked

    spacing: 0

    AppText {
        Layout.margins: 18
        Layout.bottomMargin: 8
        visible: (panel.view.checks ?? []).length > 0
        text: qsTrId("desktop.result.papers")
        size: Theme.sizeStrong
        weight: Theme.weightSemibold
    }
    CheckLines {
        Layout.fillWidth: true
        Layout.leftMargin: 18
        Layout.rightMargin: 18
        checks: panel.view.checks ?? []
    }
    AppText {
        Layout.margins: 18
        Layout.bottomMargin: 6
        text: qsTrId("desktop.tellers.heading")
        size: Theme.sizeStrong
        weight: Theme.weightSemibold
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: 18
        Layout.rightMargin: 18
        visible: (panel.view.tellers ?? []).length === 0
        wrapMode: Text.Wrap
        color: Theme.textSoft
        text: qsTrId("desktop.tellers.none")
    }
    ListView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: panel.view.tellers ?? []
        delegate: NameRow {
            required property var modelData

            width: ListView.view.width
            seat: modelData.seat
            name: modelData.name
            note: modelData.note
        }
    }
    ActButton {
        Layout.fillWidth: true
        Layout.margins: 14
        objectName: "appointTellers"
        text: qsTrId("desktop.tellers.appoint")
        onClicked: panel.tellersAsked()
    }
}

import QtQuick
import QtQuick.Layouts
import controls
import theme

// How the drop goes or went, in one line, until it is put away.
RowLayout {
    id: line

    required property var desk
    readonly property var view: desk.tray.view
    signal outcomesAsked

    visible: view.result_text !== "" || view.busy
    spacing: 10

    Sign {
        visible: !line.view.busy
        name: line.view.clean ? "check" : "warning"
        size: 16 * Theme.scale
        color: line.view.clean ? Theme.ok : Theme.gold
    }
    AppText {
        objectName: "trayResult"
        Layout.fillWidth: true
        text: [line.view.busy_text, line.view.result_text].filter(part => part !== "").join(" · ")
        elide: Text.ElideRight
        weight: Theme.weightMedium
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    ActionButton {
        objectName: "stopAll"
        visible: line.view.busy
        kind: "quiet"
        size: "row"
        text: qsTrId("desktop.tray.stop_all")
        onClicked: line.desk.tray.stop_all()
    }
    ActionButton {
        objectName: "showOutcomes"
        kind: "quiet"
        size: "row"
        text: qsTrId("desktop.tray.show_outcomes")
        onClicked: line.outcomesAsked()
    }
    ActionButton {
        objectName: "clearTray"
        visible: !line.view.busy
        kind: "quiet"
        size: "row"
        sign: "close"
        text: ""
        Accessible.name: qsTrId("desktop.tray.clear")
        onClicked: line.desk.tray.clear()
    }
}

import QtQuick
import QtQuick.Layouts
import controls
import theme

// How many opinions came in writing, how many are new, and the way to read them.
RowLayout {
    id: line

    required property var desk
    readonly property var view: desk.opinions.view
    readonly property bool shown: view.count > 0
    signal asked

    visible: shown
    spacing: 4

    AppText {
        Layout.fillWidth: true
        objectName: "opinionsLine"
        text: line.view.line ?? ""
        elide: Text.ElideRight
        color: line.view.fresh > 0 ? Theme.text : Theme.textSoft
        weight: line.view.fresh > 0 ? Theme.weightMedium : Theme.weightRegular
    }
    ActButton {
        objectName: "readOpinions"
        small: true
        tone: "link"
        text: qsTrId("desktop.opinions.read")
        onClicked: line.asked()
    }
}

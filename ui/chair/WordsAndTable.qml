pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The words to say above the group's questions; in a place that is too low for both, one of them, by the tabs.
Item {
    id: both

    required property var desk
    property bool low: false
    readonly property bool together: height >= 190 * Theme.scale
    property bool tableShown: false
    readonly property bool words: together || !tableShown
    readonly property bool table: together || tableShown
    signal scriptAsked
    signal amendAsked(string id)

    ColumnLayout {
        anchors.fill: parent
        spacing: both.low ? 8 : 12

        RowLayout {
            visible: !both.together
            spacing: 4

            Tab {
                objectName: "showWords"
                text: qsTrId("desktop.stage.script")
                chosen: !both.tableShown
                onClicked: both.tableShown = false
            }
            Tab {
                objectName: "showTable"
                text: qsTrId("desktop.questioning.table")
                count: both.desk.questioning.table.count
                chosen: both.tableShown
                onClicked: both.tableShown = true
            }
        }
        ScriptLine {
            Layout.fillWidth: true
            Layout.fillHeight: !both.together
            Layout.preferredHeight: Math.min(implicitHeight, both.height * 0.45)
            visible: both.words
            desk: both.desk
            low: both.low
            onEditAsked: both.scriptAsked()
        }
        QuestionTable {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: both.table
            desk: both.desk
            low: both.low
            onAmendAsked: id => both.amendAsked(id)
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

// What is told to the chair alone: the first two at a glance, the others when these are done with.
ColumnLayout {
    id: rows

    required property var desk
    property bool low: false

    spacing: 0
    visible: desk.floor.signal_rows.count > 0
    Layout.fillHeight: false

    Repeater {
        model: rows.desk.floor.signal_rows

        SignalRow {
            required property int index

            objectName: "signal"
            visible: index < (rows.low ? 1 : 2)
            Layout.fillWidth: true
            Layout.leftMargin: rows.low ? 12 : 14
            Layout.rightMargin: rows.low ? 12 : 14
            Layout.topMargin: 8
            desk: rows.desk
            low: rows.low
        }
    }
}

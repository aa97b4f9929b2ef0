import QtQuick
import QtQuick.Layouts
import controls
import theme

// What a delegate tells the chair alone: a point of order, or a question to who is speaking.
Rectangle {
    id: row

    required property var desk
    required property string what
    required property string name
    required property string detail
    required property string time
    required property string request_id
    property bool low: false

    implicitHeight: words.implicitHeight + (low ? 14 : 18)
    radius: 10
    color: Theme.goldSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: `${what}. ${name}, ${detail}`

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: row.low ? 10 : 12
        anchors.rightMargin: row.low ? 8 : 10
        spacing: row.low ? 6 : 8

        ColumnLayout {
            id: words

            Layout.fillWidth: true
            spacing: 0

            // When it was made is read whole: beside what it is, or under it where there is no room beside. The seat gives way first.
            Flow {
                id: head

                readonly property real beside: width - kind.implicitWidth - spacing

                Layout.fillWidth: true
                spacing: 8

                TextMetrics {
                    id: whole

                    font: detail.font
                    text: row.detail
                }

                AppText {
                    id: kind

                    width: Math.min(implicitWidth, parent.width)
                    text: row.what
                    size: Theme.sizeCaption
                    weight: Theme.weightSemibold
                    color: Theme.gold
                    elide: Text.ElideRight
                }
                AppText {
                    id: detail

                    objectName: "signalDetail"
                    visible: !row.low || implicitWidth <= head.beside
                    text: row.low || whole.advanceWidth + 1 > head.beside ? row.time : row.detail
                    size: Theme.sizeCaption
                    color: Theme.gold
                }
            }
            AppText {
                Layout.fillWidth: true
                text: row.name
                weight: Theme.weightSemibold
                elide: Text.ElideRight
            }
        }
        ActButton {
            objectName: "putAside"
            small: true
            horizontalPadding: row.low ? 7 : 12
            runner: row.desk.runner
            place: "floor.skip"
            enabled: usable && row.desk.floor.view.can_act
            text: qsTrId("desktop.floor.put_aside")
            onClicked: row.desk.floor.skip(row.request_id)
        }
        ActButton {
            objectName: "hear"
            small: true
            horizontalPadding: row.low ? 7 : 12
            runner: row.desk.runner
            place: `floor.invite.${row.request_id}`
            enabled: usable && row.desk.floor.view.can_act
            text: qsTrId("desktop.floor.hear")
            onClicked: row.desk.floor.invite(row.request_id)
        }
    }
}

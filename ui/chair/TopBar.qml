import QtQuick
import QtQuick.Layouts
import controls
import theme

// Whose session this is, the time, and how late it is.
Rectangle {
    id: bar

    required property var desk
    readonly property var view: desk.window.view
    // A large type in a small window: what is read and seldom pressed gives way to the agenda's button.
    property bool cramped: false
    signal agendaAsked
    signal keysAsked
    signal findAsked
    signal projectorAsked

    implicitHeight: 52 * Theme.scale
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: 12

        ActButton {
            objectName: "openAgenda"
            visible: bar.cramped
            implicitHeight: 36
            text: qsTrId("desktop.agenda.heading")
            keys: "F2"
            onClicked: bar.agendaAsked()
        }
        Item {
            id: head

            // Body and title are read before the chip gives way, and the chip before the title.
            readonly property real beside: rehearsal.visible ? rehearsal.implicitWidth + 12 : 0
            readonly property real fixed: body.width + beside + 12
            readonly property real room: Math.max(0, width - fixed)
            readonly property real chipRoom: Math.max(0, room - title.implicitWidth - 14)

            Layout.fillWidth: true
            implicitHeight: 36

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: 12

                AppText {
                    id: body

                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(Math.ceil(implicitWidth), head.width - head.beside)
                    text: bar.view.body
                    weight: Theme.weightSemibold
                    elide: Text.ElideRight
                }
                AppText {
                    id: title

                    objectName: "sessionTitle"
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(Math.ceil(implicitWidth), head.room)
                    visible: !bar.cramped
                    text: bar.view.title
                    elide: Text.ElideRight
                }
                Chip {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !bar.cramped && text !== "" && width > 60
                    width: Math.min(implicitWidth, head.chipRoom)
                    // A date is read whole or not at all.
                    text: head.chipRoom < chipWidth.implicitWidth && bar.view.chip_short ? bar.view.chip_short : bar.view.chip
                }
                Chip {
                    id: chipWidth

                    visible: false
                    text: bar.view.chip
                }
                Chip {
                    id: rehearsal

                    anchors.verticalCenter: parent.verticalCenter
                    text: bar.view.rehearsal
                    tone: "gold"
                }
            }
        }
        FindBox {
            objectName: "find"
            Layout.preferredWidth: Math.max(bar.width < 1600 ? 0 : 264, implicitWidth)
            onClicked: bar.findAsked()
        }
        ActButton {
            objectName: "keys"
            implicitHeight: 36
            visible: !bar.cramped
            text: qsTrId("desktop.window.keys")
            keys: "F1"
            onClicked: bar.keysAsked()
        }
        ActButton {
            id: language

            objectName: "language"
            implicitHeight: 36
            text: bar.desk.window.language === "vi" ? "EN" : "VI"
            Accessible.name: qsTrId("desktop.find.language")
            Tip {
                visible: language.hovered
                delay: 700
                text: qsTrId("desktop.find.language")
            }
            onClicked: bar.desk.window.speak(bar.desk.window.language === "vi" ? "en" : "vi")
        }
        ActButton {
            id: larger

            readonly property int percent: bar.desk.window.type_size

            objectName: "typeSize"
            implicitHeight: 36
            text: `A ${percent}%`
            Accessible.name: qsTrId("desktop.window.type_size")
            Accessible.description: text
            Tip {
                visible: larger.hovered
                delay: 700
                text: `${qsTrId("desktop.window.type_size")} (Ctrl + −)`
            }
            onClicked: percent >= 150 ? bar.desk.window.set_type_size(100) : bar.desk.window.step_type_size(1)
        }
        ActButton {
            objectName: "theme"
            implicitHeight: 36
            text: bar.desk.window.dark ? qsTrId("desktop.window.light") : qsTrId("desktop.window.dark")
            onClicked: bar.desk.window.darken(!bar.desk.window.dark)
        }
        Rectangle {
            visible: bar.view.drift.text !== ""
            implicitWidth: drift.implicitWidth + 20
            implicitHeight: 28
            radius: 6
            color: bar.view.drift.late ? Theme.goldSoft : Theme.okSoft

            Row {
                id: drift

                anchors.centerIn: parent
                spacing: 5

                Sign {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "clock"
                    color: bar.view.drift.late ? Theme.gold : Theme.ok
                }
                AppText {
                    text: bar.view.drift.text
                    weight: Theme.weightMedium
                    color: bar.view.drift.late ? Theme.gold : Theme.ok
                }
            }
        }
        DigitClock {
            id: clock

            text: bar.view.clock
            size: Theme.sizeTitle
        }
    }
    // What the hall has to say about itself lies over the bar: it comes and goes without moving what is below.
    NoticeLine {
        readonly property var notice: (bar.view.notices ?? [])[0]

        objectName: "notice"
        visible: notice !== undefined && !lost.visible
        width: clock.x + 20 - 16
        height: bar.height
        text: notice ? `${notice.time} · ${notice.text}` : ""
        count: (bar.view.notices ?? []).length
        tone: !notice ? "gold" : notice.level === "danger" ? "danger" : notice.level === "info" ? "info" : "gold"
        closable: true
        onClosed: bar.desk.window.read_notice(notice.id)
    }
    LinkLostLine {
        id: lost

        objectName: "linkLost"
        width: clock.x + 20 - 16
        height: bar.height
        text: bar.view.link
    }
}

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as Templates
import controls
import theme

// A delegate of the list: pulled to a seat, or pressed to take the chosen one.
Templates.AbstractButton {
    id: person

    required property string id
    required property string name
    required property string seat
    required property string unit
    required property bool presidium
    required property bool current
    signal putAsked
    signal carried(real x, real y)
    signal dropped

    objectName: "seatingPerson"
    implicitHeight: 44 * Theme.scale
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    text: name
    Accessible.name: [name, seat, unit].filter(part => part).join(", ")
    onClicked: putAsked()

    background: Rectangle {
        radius: 6
        color: person.current || person.hovered ? Theme.accentSoft : "transparent"
        border.width: person.visualFocus ? 2 : 0
        border.color: Theme.accent
    }
    contentItem: RowLayout {
        spacing: 8

        AppText {
            Layout.leftMargin: 8
            Layout.preferredWidth: 40 * Theme.scale
            text: person.seat || "–"
            size: Theme.sizeCaption
            weight: Theme.weightSemibold
            soft: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: -4

            AppText {
                Layout.fillWidth: true
                text: person.name
                elide: Text.ElideRight
                weight: Theme.weightMedium
            }
            AppText {
                Layout.fillWidth: true
                text: person.presidium ? qsTrId("desktop.seating.presides") : person.unit
                size: Theme.sizeCaption
                elide: Text.ElideRight
                soft: true
            }
        }
    }

    MouseArea {
        id: pointer

        property point from
        property bool pulling: false

        anchors.fill: parent
        preventStealing: true
        onPressed: event => from = Qt.point(event.x, event.y)
        onPositionChanged: event => {
            pulling = pulling || Math.hypot(event.x - from.x, event.y - from.y) > 8;
            if (pulling) {
                const at = mapToItem(null, event.x, event.y);
                person.carried(at.x, at.y);
            }
        }
        onReleased: {
            if (pulling)
                person.dropped();
            else
                person.clicked();
            pulling = false;
        }
        onCanceled: {
            if (pulling)
                person.dropped();
            pulling = false;
        }
    }
    Tip {
        visible: person.hovered && !pointer.pulling
        delay: 700
        text: person.Accessible.name
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as Templates
import controls
import theme

// The hall as seats to touch: each touch turns a hand from for to against to abstaining. By keyboard: Tab and Space.
Item {
    id: view

    required property var seats
    required property int figure
    required property int total
    required property string label
    required property bool usable
    required property bool many
    readonly property var inks: ({
            "for": Theme.ballotFor,
            "against": Theme.ballotAgainst,
            "abstain": Theme.ballotAbstain
        })
    signal touched(string id)

    SeatMap {
        id: map

        x: 4
        y: Math.max(0, (height - usedHeight) / 2)
        width: parent.width - 8
        height: parent.height - (crowded ? hollow.height + 8 : 0)
        visible: !view.many
        seats: view.many ? [] : view.seats
    }
    Repeater {
        model: map.places.length

        Templates.AbstractButton {
            id: seat

            required property int index
            readonly property var place: map.places[index] ?? ({
                    "state": "",
                    "seat": "",
                    "id": "",
                    "x": 0,
                    "y": 0
                })
            readonly property string hand: view.inks[place.state] !== undefined ? place.state : ""
            readonly property string name: view.seats.names?.[place.id] ?? ""

            objectName: "handSeat"
            enabled: view.usable && place.state !== "absent"
            focusPolicy: Qt.TabFocus
            width: map.seatSize
            height: width
            x: map.x + Math.round(map.centreX + map.step * place.x - width / 2)
            y: map.y + Math.round(map.centreY - map.step * place.y - height / 2)
            text: `${place.seat} ${name}`
            Accessible.name: `${text} ${hand === "for" ? qsTrId("desktop.choice.for") : hand === "against" ? qsTrId("desktop.choice.against") : hand === "abstain" ? qsTrId("desktop.choice.abstain") : ""}`.trim()
            onClicked: view.touched(place.id)

            background: Rectangle {
                radius: width / 2
                color: seat.hand !== "" ? view.inks[seat.hand] : "transparent"
                border.width: seat.visualFocus ? 3 : 0
                border.color: Theme.gold
            }
            contentItem: Item {
                Sign {
                    anchors.centerIn: parent
                    visible: seat.hand !== ""
                    name: seat.hand !== "" ? seat.hand : "dot"
                    size: Math.max(8, seat.width * 0.62)
                    stroke: 2.8
                    color: Theme.textOnBallot
                }
            }
        }
    }
    Column {
        id: hollow

        // Where the seats leave no room the counts below say it.
        visible: view.many || map.planned || view.height - map.y - map.hollowTop >= height - map.step * 0.4
        anchors.horizontalCenter: parent.horizontalCenter
        y: view.many ? (parent.height - height) / 2 : map.crowded ? parent.height - height : map.gap ? map.y + map.hollowTop + (map.hollowHeight - height) / 2 : Math.min(parent.height - height, map.y + map.hollowTop + map.step * 0.5)

        DigitClock {
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "figure"
            text: String(view.figure)
            size: map.crowded ? 30 : Math.max(30, Math.min(72, map.planned ? map.hollowHeight * 0.5 : map.step * 1.65))
            weight: Theme.weightBold
        }
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: `/ ${view.total} ${view.label}`
            color: Theme.textSoft
        }
    }
}

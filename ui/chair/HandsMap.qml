pragma ComponentBehavior: Bound
import QtQuick
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
    readonly property bool many: seats.length > 300
    readonly property var inks: ({
            "for": Theme.ballotFor,
            "against": Theme.ballotAgainst,
            "abstain": Theme.ballotAbstain
        })
    signal touched(string id)

    SeatMap {
        id: map

        x: 4
        y: Math.max(0, (parent.height - usedHeight) / 2)
        width: parent.width - 8
        height: parent.height
        visible: !view.many
        seats: view.many ? [] : view.seats
    }
    Repeater {
        model: map.places.length

        Rectangle {
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
            readonly property bool mayTouch: view.usable && place.state !== "absent"
            readonly property string name: (view.seats.find(entry => entry.id === place.id) ?? {}).name ?? ""

            width: map.seatSize
            height: width
            radius: width / 2
            x: map.x + Math.round(map.centreX + map.step * place.x - width / 2)
            y: map.y + Math.round(map.centreY - map.step * place.y - height / 2)
            color: hand !== "" ? view.inks[hand] : "transparent"
            border.width: activeFocus ? 3 : 0
            border.color: Theme.gold
            objectName: "handSeat"
            activeFocusOnTab: mayTouch
            Accessible.role: Accessible.Button
            Accessible.name: `${place.seat} ${name} ${hand}`
            Keys.onSpacePressed: if (mayTouch) view.touched(place.id)

            Sign {
                anchors.centerIn: parent
                visible: seat.hand !== ""
                name: seat.hand !== "" ? seat.hand : "dot"
                size: Math.max(8, parent.width * 0.62)
                stroke: 2.8
                color: Theme.textOnBallot
            }
            TapHandler {
                enabled: seat.mayTouch
                onTapped: view.touched(seat.place.id)
            }
        }
    }
    Column {
        id: hollow

        anchors.horizontalCenter: parent.horizontalCenter
        y: view.many ? (parent.height - height) / 2 : Math.min(parent.height - height, map.y + map.hollowTop + map.step * 0.5)

        DigitClock {
            anchors.horizontalCenter: parent.horizontalCenter
            objectName: "figure"
            text: String(view.figure)
            size: Math.max(30, Math.min(72, map.step * 1.65))
            weight: Theme.weightBold
        }
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: `/ ${view.total} ${view.label}`
            color: Theme.textSoft
        }
    }
}

pragma ComponentBehavior: Bound
import QtQuick
import theme

// One seat of the plan: its label, and where there is room, who sits there.
Rectangle {
    id: place

    required property var plan
    required property int number
    readonly property var seat: plan.seats[number] ?? ({
            "block": "",
            "spot": "",
            "seat": "",
            "x": 0,
            "y": 0,
            "delegate_id": "",
            "name": "",
            "given": "",
            "front": false
        })
    readonly property bool inBlock: seat.block === plan.view.chosen_block
    readonly property bool chosen: inBlock && seat.spot === plan.view.chosen_spot
    readonly property bool moves: plan.pulling && plan.single && chosen
    readonly property bool roomy: plan.step >= 44 * Theme.scale

    objectName: "planSeat"
    width: plan.seatSize
    height: width
    x: Math.round(plan.atX(seat.x + (moves ? plan.pullX : 0)) - width / 2)
    y: Math.round(plan.atY(seat.y + (moves ? plan.pullY : 0)) - width / 2)
    radius: seat.front ? width * 0.25 : width / 2
    color: seat.delegate_id !== "" ? Theme.accentSoft : Theme.surface
    border.width: chosen || plan.aimed === number ? 3 : inBlock ? 2 : 1
    border.color: chosen || plan.aimed === number ? Theme.gold : inBlock ? Theme.accent : Theme.lineStrong
    Accessible.role: Accessible.Button
    Accessible.name: `${seat.seat}, ${seat.name || qsTrId("desktop.seating.nobody")}`
    Accessible.onPressAction: plan.seating.choose(seat.block, seat.spot)

    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        y: place.roomy && place.seat.given !== "" ? parent.height * 0.14 : (parent.height - height) / 2
        visible: place.width >= 16
        text: place.seat.seat
        color: Theme.text
        font.family: Theme.family
        font.pixelSize: Math.max(7, place.width * (place.seat.seat.length > 3 ? 0.26 : 0.32))
        font.weight: Theme.weightSemibold
    }
    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height * 0.5
        visible: place.roomy
        width: parent.width - 4
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideRight
        text: place.seat.given
        textFormat: Text.PlainText
        color: Theme.textSoft
        font.family: Theme.family
        font.pixelSize: Math.max(9, place.width * 0.25)
    }
}

package com.example.outreach

import io.getsales.client.GetSales
import io.getsales.client.sandbox.GetSalesSandbox
import io.getsales.client.sandbox.junit.GetSalesTest
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

@GetSalesTest(contacts = 20)
class VisitorsTest {

    @Test
    fun `everybody on the list is read and welcomed once`(sandbox: GetSalesSandbox, getsales: GetSales) {
        val list = sandbox.rows().addList("Trade fair visitors")
        repeat(40) {
            sandbox.rows().addContact(mapOf("first_name" to "Visitor $it", "name" to "Visitor $it", "list_uuid" to list))
        }
        sandbox.faults().on("sendLinkedInMessage").nth(7).cutAfterEffect()
        val visitors = Visitors(getsales)

        assertEquals(40, visitors.namesOn(list).toSet().size)
        assertEquals(1, visitors.welcome(sandbox.senderProfiles().first().uuid(), list).size)

        sandbox.verify().sentExactly(40).sentNothingTwice()
    }
}

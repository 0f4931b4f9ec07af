package com.example.outreach

import io.getsales.client.GetSales
import io.getsales.client.error.OutcomeUnknownException
import io.getsales.client.query.Condition
import io.getsales.client.query.Filter
import java.time.Duration

/** Reads and writes as Kotlin does: loops, lambdas, and nulls where the client says so. */
class Visitors(private val getsales: GetSales) {

    fun namesOn(listUuid: String): List<String> =
        getsales.contacts()
            .search(Filter.where("list_uuid", Condition.`is`(listUuid)))
            .mapNotNull { row -> row.lead?.name }

    /** The contacts for whom nobody can say whether they got their message. */
    fun welcome(senderProfileUuid: String, listUuid: String): List<String> {
        val patient = getsales.with { it.deadline(Duration.ofMinutes(10)) }
        val unclear = mutableListOf<String>()
        for (row in patient.contacts().search(Filter.where("list_uuid", Condition.`is`(listUuid)))) {
            val contact = row.lead ?: continue
            val uuid: String = contact.uuid ?: continue
            try {
                patient.unibox().linkedInMessages()
                    .send(senderProfileUuid, uuid, "Hello ${contact.firstName}, welcome!")
            } catch (e: OutcomeUnknownException) {
                unclear += uuid
            }
        }
        return unclear
    }
}

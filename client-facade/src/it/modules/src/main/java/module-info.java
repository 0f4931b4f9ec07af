/** An application that uses the client, and names nothing beside it. */
module com.example.outreach {
  requires io.getsales.client;
}

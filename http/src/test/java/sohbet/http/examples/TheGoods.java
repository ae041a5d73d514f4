// SPDX-FileCopyrightText: the Sohbet authors
// SPDX-License-Identifier: Apache-2.0

package sohbet.http.examples;

import sohbet.http.House.Answer;
import sohbet.persistence.postgres.TestPostgres;

/** Products, files of them, and what the shop answers about itself. */
final class TheGoods extends Chapter {
    private static final String FILE = """
            Handle,Title,Variant Price,Type
            cup,Cup,100.00,Kitchen
            plate,Plate,a lot,Kitchen
            """;

    TheGoods(Story story, TestPostgres.Database postgres) {
        super(story, postgres);
    }

    @Override
    void tell() throws Exception {
        ask("addProduct").body("""
                {"id":"copper-kettle","title":{"tr":"Bakır çaydanlık","en":"Copper kettle"},
                "about":{"tr":"Elde dövülmüş, 1,5 litre","en":"Beaten by hand, 1.5 litres"},
                "url":"https://shop.example/kettle","images":["https://shop.example/kettle.jpg"],
                "price":"1249.90","was":"1499.00","stock":"12",
                "categories":[{"id":"kitchen","title":{"tr":"Mutfak","en":"Kitchen"}}]}""").ok();
        ask("getProduct", "copper-kettle").ok();
        ask("changeProduct", "copper-kettle").body("{\"price\":\"1199.90\"}").ok();
        ask("listProducts").query("q=kettle&limit=1").ok();
        ask("searchProducts").query("q=copper%20kettle&locale=en&limit=1").ok();
        ask("listCategories").ok();
        files();
        knowledge();
    }

    private void files() throws Exception {
        String form = "--b\nContent-Disposition: form-data; name=\"dry_run\"\n\nfalse\n"
                + "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"products.csv\"\n"
                + "Content-Type: text/csv\n\n" + FILE + "\n--b--\n";
        Answer started = ask("startImport")
                .body("multipart/form-data", form.replace("\n", "\r\n"), FILE)
                .ok();
        String job = id(started);
        until(ask("getImport", job), it -> !it.path("state").asText().equals("running"));
        ask("getImport", job).ok();
        ask("getJob", job).ok();
        ask("cancelJob", job).ok();
        ask("listImports").ok();
        ask("listImportErrors", job).ok();
        ask("removeProduct", "cup").ok();
    }

    private void knowledge() throws Exception {
        Answer made = ask("addKnowledge").body("""
                {"tr":{"question":"Hediye paketi yapıyor musunuz?","answer":"Evet, ücretsiz."},
                "en":{"question":"Do you wrap presents?","answer":"Yes, for free."}}""").ok();
        ask("getKnowledge", id(made)).ok();
        ask("listKnowledge").query("q=presents&locale=en&limit=1").ok();
        ask("tryKnowledge")
                .body("{\"text\":\"can you wrap it as a present\",\"locale\":\"en\"}")
                .ok();
        ask("replaceKnowledge", id(made)).body("""
                {"en":{"question":"Do you wrap presents?","answer":"Yes, for 10 TRY."}}""").ok();
        ask("deleteKnowledge", id(made)).ok();
    }
}

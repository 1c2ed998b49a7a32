package io.jenkins.plugins.azurerender.emulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.http.Response;
import io.jenkins.plugins.azurerender.emulator.protocol.Call;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.protocol.Page;
import io.jenkins.plugins.azurerender.emulator.protocol.Router;
import io.jenkins.plugins.azurerender.emulator.state.BatchAccount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What can be asked of the account itself. */
final class AccountOperations extends Operations {
    private final List<ObjectNode> images = read("supported-images.json");

    AccountOperations(BatchAccount account) {
        super(account);
    }

    @Override
    void addTo(Router router) {
        router.on("Account_ListSupportedImages", "GET", "/supportedimages", this::supportedImages);
    }

    private Response supportedImages(Call call) {
        return Page.of(call, "supportedimages", images.stream());
    }

    private static List<ObjectNode> read(String resource) {
        try (InputStream in = AccountOperations.class.getResourceAsStream(resource)) {
            List<ObjectNode> documents = new ArrayList<>();
            Json.MAPPER.readTree(in).forEach(node -> documents.add((ObjectNode) node));
            return List.copyOf(documents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.storage.ServiceSas;
import java.util.Base64;

/**
 * Where storage is.
 *
 * @param urls a container's URL with {account} and {container} in it, such as http://127.0.0.1:10000/{account}/{container}
 * @param autoStorageName the account linked to this Batch account, or null
 * @param autoStorageKey that account's key in base64
 */
public record StorageAccounts(String urls, String autoStorageName, String autoStorageKey) {
    /** @throws IllegalArgumentException when the key is not base64 */
    public StorageAccounts {
        if (autoStorageKey != null) {
            Base64.getDecoder().decode(autoStorageKey);
        }
    }

    /** The URLs of the real service, and no linked account. */
    public static final StorageAccounts AZURE =
            new StorageAccounts("https://{account}.blob.core.windows.net/{container}", null, null);

    /** The container's URL with a SAS made from the key, or with the one given. */
    String container(String account, String container, String key, String sas) {
        String url = urls.replace("{account}", account).replace("{container}", container);
        if (sas != null) {
            return url + "?" + sas.replaceFirst("^\\?", "");
        }
        return key == null ? url : url + "?" + ServiceSas.of(account, container, key);
    }

    /** Resource files with the linked account's containers, and what an identity opens, replaced by URLs with a SAS. */
    ArrayNode resolve(JsonNode files) {
        ArrayNode resolved = Json.array();
        for (JsonNode file : files) {
            ObjectNode one = ((ObjectNode) file).deepCopy();
            JsonNode container = one.get("autoStorageContainerName");
            if (container != null && autoStorageName != null) {
                one.put("storageContainerUrl", container(autoStorageName, container.asText(), autoStorageKey, null));
            }
            open(one, "storageContainerUrl");
            open(one, "httpUrl");
            resolved.add(one);
        }
        return resolved;
    }

    /** Output files whose containers an identity opens with a SAS instead. */
    ArrayNode resolveOutputs(JsonNode outputs) {
        ArrayNode resolved = Json.array();
        for (JsonNode output : outputs) {
            ObjectNode one = ((ObjectNode) output).deepCopy();
            open(Json.objectAt(one, "destination", "container"), "containerUrl");
            resolved.add(one);
        }
        return resolved;
    }

    /** A managed identity may do in the linked account what the account's key may; elsewhere it opens nothing. */
    private void open(ObjectNode place, String property) {
        String url = Json.text(place, property);
        boolean named = url != null && place.has("identityReference") && !url.contains("?");
        if (!named || autoStorageName == null || autoStorageKey == null) {
            return;
        }
        String account = urls.replace("{account}", autoStorageName).replace("{container}", "");
        if (url.startsWith(account)) {
            String container = url.substring(account.length()).split("/")[0];
            place.put(property, url + "?" + ServiceSas.of(autoStorageName, container, autoStorageKey));
        }
    }
}

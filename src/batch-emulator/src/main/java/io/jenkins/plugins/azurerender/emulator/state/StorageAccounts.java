package io.jenkins.plugins.azurerender.emulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.azurerender.emulator.protocol.Json;
import io.jenkins.plugins.azurerender.emulator.storage.ServiceSas;
import java.util.Base64;

/**
 * Storage account settings.
 *
 * @param urls URL template with {account} and {container}, such as http://127.0.0.1:10000/{account}/{container}
 * @param autoStorageName name of the linked account, or null
 * @param autoStorageKey key of the linked account in base64
 */
public record StorageAccounts(String urls, String autoStorageName, String autoStorageKey) {
    /** @throws IllegalArgumentException if the key is not base64 */
    public StorageAccounts {
        if (autoStorageKey != null) {
            Base64.getDecoder().decode(autoStorageKey);
        }
    }

    /** The URLs of Azure, without a linked account. */
    public static final StorageAccounts AZURE =
            new StorageAccounts("https://{account}.blob.core.windows.net/{container}", null, null);

    /** Returns the container URL with the given SAS, or with one created from the key. */
    String container(String account, String container, String key, String sas) {
        String url = urls.replace("{account}", account).replace("{container}", container);
        if (sas != null) {
            return url + "?" + sas.replaceFirst("^\\?", "");
        }
        return key == null ? url : url + "?" + ServiceSas.of(account, container, key);
    }

    /** Returns resource files with SAS URLs in place of linked containers and identity references. */
    ArrayNode resolve(JsonNode files) {
        ArrayNode resolved = Json.array();
        for (JsonNode file : files) {
            ObjectNode one = ((ObjectNode) file).deepCopy();
            JsonNode container = one.get("autoStorageContainerName");
            if (container != null && autoStorageName != null) {
                one.put("storageContainerUrl", container(autoStorageName, container.asText(), autoStorageKey, null));
            }
            addSas(one, "storageContainerUrl");
            addSas(one, "httpUrl");
            resolved.add(one);
        }
        return resolved;
    }

    /** Returns output files with SAS URLs in place of identity references. */
    ArrayNode resolveOutputs(JsonNode outputs) {
        ArrayNode resolved = Json.array();
        for (JsonNode output : outputs) {
            ObjectNode one = ((ObjectNode) output).deepCopy();
            addSas(Json.objectAt(one, "destination", "container"), "containerUrl");
            resolved.add(one);
        }
        return resolved;
    }

    /** A managed identity has access to the linked account only; other URLs stay without a SAS. */
    private void addSas(ObjectNode node, String property) {
        String url = Json.text(node, property);
        boolean named = url != null && node.has("identityReference") && !url.contains("?");
        if (!named || autoStorageName == null || autoStorageKey == null) {
            return;
        }
        String account = urls.replace("{account}", autoStorageName).replace("{container}", "");
        if (url.startsWith(account)) {
            String container = url.substring(account.length()).split("/")[0];
            node.put(property, url + "?" + ServiceSas.of(autoStorageName, container, autoStorageKey));
        }
    }
}

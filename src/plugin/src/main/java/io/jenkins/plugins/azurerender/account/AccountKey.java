package io.jenkins.plugins.azurerender.account;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.Base64;

/** An Azure account's name with one of its keys, kept encrypted by Jenkins. */
public abstract class AccountKey extends BaseStandardCredentials {

    private static final long serialVersionUID = 1L;

    private final String accountName;
    private final Secret key;

    /** @param key base64, as Azure shows it */
    protected AccountKey(CredentialsScope scope, String id, String description, String accountName, Secret key) {
        super(scope, id, description);
        this.accountName = Util.fixNull(accountName).strip();
        this.key = key;
    }

    public String getAccountName() {
        return accountName;
    }

    public Secret getKey() {
        return key;
    }

    /**
     * The key as text.
     *
     * @throws InvalidRequestException when it cannot be one: keys are base64, and other text would only be refused
     *     later with less to go by
     */
    final String checkedKey(String side) {
        String text = key.getPlainText().strip();
        try {
            if (Base64.getDecoder().decode(text).length > 0) {
                return text;
            }
        } catch (IllegalArgumentException x) {
            // said below, without the text
        }
        throw new InvalidRequestException(
                "The key in the %s credentials is not base64: copy it again from the Azure portal.".formatted(side));
    }
}

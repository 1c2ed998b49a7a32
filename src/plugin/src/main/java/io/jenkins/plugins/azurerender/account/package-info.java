/**
 * Render accounts: a Batch account and a storage account under one name. Their credentials are Jenkins credentials,
 * which are looked up for each build.
 */
package io.jenkins.plugins.azurerender.account;

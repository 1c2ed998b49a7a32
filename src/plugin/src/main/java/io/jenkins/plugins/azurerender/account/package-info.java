/**
 * Render accounts: which Batch account and which storage account belong together, under a name that jobs use. Their
 * keys are Jenkins credentials and are looked up for each build anew.
 */
package io.jenkins.plugins.azurerender.account;

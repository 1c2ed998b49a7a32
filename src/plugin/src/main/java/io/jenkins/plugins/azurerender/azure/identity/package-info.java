/** Sign-in to Azure without keys: access tokens of Microsoft Entra ID. Only this package uses its library. */
package io.jenkins.plugins.azurerender.azure.identity;

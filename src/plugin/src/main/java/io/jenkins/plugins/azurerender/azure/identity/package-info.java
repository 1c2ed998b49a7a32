/** Sign-in to Azure without keys: access tokens of Microsoft Entra ID. Only here its library is imported. */
package io.jenkins.plugins.azurerender.azure.identity;

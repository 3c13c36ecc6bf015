// The key that wraps all others. It never leaves the vault, and can't be deleted for good before 90 days are over.
@maxLength(24)
param name string
param location string
param principalId string
param keyOfficersGroupId string
param privateNetwork bool
param endpointSubnetId string
param zoneId string
param workspaceId string

// Reads the key's public half and its versions, wraps and unwraps. Makes, changes and deletes nothing.
var cryptoServiceEncryptionUser = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
// Makes a new version and disables an old one, when the key is rotated by people.
var cryptoOfficer = '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

resource key 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'trygg'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
  }
}

resource use 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: key
  name: guid(key.id, principalId, cryptoServiceEncryptionUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoServiceEncryptionUser)
  }
}

resource rotation 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: key
  name: guid(key.id, keyOfficersGroupId, cryptoOfficer)
  properties: {
    principalId: keyOfficersGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoOfficer)
  }
}

// Every use of the key, by whom: the way to find out that somebody else opened something.
resource uses 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'uses'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

module endpoint 'endpoint.bicep' = if (privateNetwork) {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: endpointSubnetId
    zoneId: zoneId
    serviceId: vault.id
    groupId: 'vault'
  }
}

@description('Without a version: the newest one wraps.')
output keyUri string = key.properties.keyUri

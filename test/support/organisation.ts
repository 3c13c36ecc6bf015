/** People of the sample organisation, by the names that the journeys call them. */
export const organisation = {
  nora: { id: '5ded139c-8c61-4438-ad3f-8b5cc23be927', name: 'Nora Lund' },
  jonas: { id: '99dd0582-5b7f-45c4-8535-7afe64ce7e82', name: 'Jonas Berg' },
  silje: { id: 'ccf7cae5-5664-4cf5-80f5-faae7447f062', name: 'Silje Moen' },
  kari: { id: '2f98f548-1ba8-4aa5-9f57-4fee4236c3fd', name: 'Kari Haugen' },
  per: { id: '69e6c858-35a9-4462-af29-7770426dea6f', name: 'Per Solberg' },
  ingrid: { id: 'c564eef6-158d-4e59-a3f6-c7f4012d16ed', name: 'Ingrid Dahl' },
  anne: { id: '31d252d8-dc81-414d-97f3-9bbe3d378b20', name: 'Anne Vik' },
  bjorn: { id: 'd168f0a4-06ea-4e3e-906f-a6a6540fed8e', name: 'Bjørn Aas' },
  amina: { id: 'a9e3ffb1-6007-44c3-b0b2-78b9dccb9133', name: 'Amina Yusuf Warsame' },
  tomasz: { id: '9dacc3c6-e504-4cb1-b60f-249c04ef67b3', name: 'Tomasz Nowak' },
  hanne: { id: 'a0ccf48c-5551-4d92-b3d5-4c88e531d7ec', name: 'Hanne Kristoffersen' },
  eva: { id: '67720912-c30e-4923-9b7a-96e46d0aa0b0', name: 'Eva Lindqvist' },
  sunniva: { id: '5b0a6c2e-9d47-4f13-8e25-c1d7a3f06b94', name: 'Sunniva Brekke' },
} as const;

export type PersonName = keyof typeof organisation;

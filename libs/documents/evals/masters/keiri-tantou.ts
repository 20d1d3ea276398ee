/** Japanese, accounting: lines ending in action nouns and in plain past. */
export const keiriTantou = {
  basics: { name: '桐谷 沙也加', label: '経理担当', email: 's.kiriya@example.org', location: { city: '名古屋市', countryCode: 'JP' } },
  work: [
    {
      name: '東海精密工業株式会社',
      position: '経理課 主任',
      startDate: '2018-04',
      highlights: [
        '月次決算を10営業日から5営業日に短縮',
        '連結子会社3社の決算業務を担当',
        '請求書処理をクラウド会計に移行し、年間約600時間の作業を削減',
        '監査法人対応の窓口として、指摘事項を年12件から2件に削減した',
        '経理担当者4名の教育を担当',
        '固定資産台帳の整備と減価償却費の計算',
      ],
    },
    {
      name: '株式会社みどり商事',
      position: '経理事務',
      startDate: '2013-04',
      endDate: '2018-03',
      highlights: [
        '売掛金約450社分の管理を担当',
        '経費精算システムを導入し、精算にかかる日数を14日から3日に短縮',
        '消費税申告書の作成を補助した',
        '仕訳入力を月に約1,500件処理',
      ],
    },
  ],
  education: [{ institution: '愛知中央大学', area: '経営学部 会計学科', studyType: '学士', startDate: '2009-04', endDate: '2013-03' }],
  certificates: [
    { name: '日商簿記検定1級', date: '2016-06', issuer: '日本商工会議所' },
    { name: 'TOEIC 780点', date: '2019-09' },
  ],
  skills: [
    { name: '経理', keywords: ['月次決算', '年次決算', '連結決算', '税務申告', '債権管理'] },
    { name: 'ソフト', keywords: ['freee', 'SAP', 'Excel'] },
  ],
  languages: [
    { language: '日本語', fluency: '母語' },
    { language: '英語', fluency: 'ビジネスレベル' },
  ],
};
